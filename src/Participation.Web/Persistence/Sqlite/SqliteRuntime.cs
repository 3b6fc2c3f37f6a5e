using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Participation.Web.Persistence.Sqlite;

/// <summary>
/// Lets Microsoft.Data.Sqlite 10, compiled against SQLitePCLRaw.core 2.1, run on SQLitePCLRaw 2.0.6, the only version
/// that restores here, and on the operating system's SQLite, because the library bundled with 2.0.6 is of 2021 and lacks
/// the JSON operators EF Core emits. Only SqliteConnection.LoadExtension is lost; nothing here uses it.
/// Delete this file, and the two SQLitePCLRaw references, as soon as Microsoft.EntityFrameworkCore.Sqlite restores.
/// </summary>
public static class SqliteRuntime
{
    private const string Core = "SQLitePCLRaw.core";
    private const string NativeName = "e_sqlite3";
    private static readonly string[] SystemLibraries = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "winsqlite3"];

    public static string LibraryVersion => SQLitePCL.raw.sqlite3_libversion().utf8_to_string();

#pragma warning disable CA2255 // The reference must be resolvable before any other code of this assembly runs.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == Core && name.Version is not null ? context.LoadFromAssemblyName(new AssemblyName(Core)) : null;
        Bind();
    }

    // Apart and not inlined, so that the handler above is in place before the JIT looks for SQLitePCLRaw.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Bind()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, static (name, assembly, path) =>
        {
            if (name != NativeName) return IntPtr.Zero;
            foreach (var library in SystemLibraries)
                if (NativeLibrary.TryLoad(library, assembly, path, out var handle)) return handle;
            return IntPtr.Zero;
        });
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
    }
}
