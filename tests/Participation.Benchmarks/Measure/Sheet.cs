using System.Globalization;
using System.Runtime.InteropServices;

namespace Participation.Benchmarks.Measure;

/// <summary>The small table a bench prints.</summary>
public static class Sheet
{
    public static void Title(string text)
    {
        Console.WriteLine();
        Console.WriteLine(text);
        Console.WriteLine(new string('-', text.Length));
    }

    public static void Row(string what, string value) => Console.WriteLine($"{what,-52} {value,14}");

    public static void Row(string what, double value, string unit = "", int decimals = 0) => Row(what, Number(value, decimals) + unit);

    public static void Note(string text) => Console.WriteLine($"  {text}");

    public static void Machine()
    {
        Row("Machine", $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}");
        // Figures of a machine that does something else as well are to be read as such.
        if (File.Exists("/proc/loadavg")) Row("Load before the run, average of one minute", File.ReadAllText("/proc/loadavg").Split(' ')[0]);
    }

    public static string Number(double value, int decimals = 0) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);
}
