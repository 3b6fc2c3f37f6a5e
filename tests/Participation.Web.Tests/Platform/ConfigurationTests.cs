using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using Participation.Web.Platform.Hosting;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Platform;

/// <summary>.env.example is the list of settings people work from; it says what the code says.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void Every_setting_of_the_code_stands_in_the_example_and_nothing_else()
    {
        Assert.NotEmpty(Settings());
        Assert.Equal(Settings().Keys.Order(StringComparer.Ordinal), Example().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_example_states_the_default_that_the_code_has()
    {
        Assert.All(Settings(), setting => Assert.Equal((setting.Key, setting.Value), (setting.Key, Example()[setting.Key])));
    }

    [Fact]
    public void Every_setting_is_explained_in_a_line_above_it()
    {
        var lines = File.ReadAllLines(ExamplePath());
        // Settings that belong together share a comment.
        var comments = lines.Select((line, i) => (line, i)).Where(l => IsSetting(l.line)).Select(l => lines[..l.i].Last(above => !IsSetting(above)));
        Assert.All(comments, comment => Assert.Matches("^# [^-]", comment));
    }

    [Fact]
    public async Task The_service_accepts_the_example_as_it_stands()
    {
        string[] own = ["Site__DataDirectory", "Site__PublicUrl", "Database__Provider", "Database__ConnectionString"];
        var settings = Example().Where(s => !own.Contains(s.Key))
            .ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);
        await using var service = await Service.StartAsync(Database.Sqlite, settings: settings);
        using var client = service.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/readyz")).StatusCode);
    }

    /// <summary>Settings in environment form with the default as text, from every options class that names its section.</summary>
    private static Dictionary<string, string> Settings() =>
        (from type in typeof(SiteOptions).Assembly.GetTypes()
         let section = type.Name.EndsWith("Options", StringComparison.Ordinal) ? type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string : null
         where section is not null
         let defaults = Activator.CreateInstance(type)
         from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
         where property.CanWrite
         select (Key: $"{section.Replace(":", "__", StringComparison.Ordinal)}__{property.Name}", Value: AsText(property.GetValue(defaults))))
        .ToDictionary(s => s.Key, s => s.Value);

    private static string AsText(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        // As written, without the slash that ToString adds.
        Uri uri => uri.OriginalString,
        string text => text,
        IEnumerable list => string.Join(',', list.Cast<object>()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static Dictionary<string, string> Example() => File.ReadLines(ExamplePath()).Where(IsSetting)
        .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static bool IsSetting(string line) => line.Length > 0 && line[0] != '#';

    private static string ExamplePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Participation.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, ".env.example");
    }
}
