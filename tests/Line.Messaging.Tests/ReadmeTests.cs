using System.Text.RegularExpressions;

namespace Line.Messaging.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_example_of_the_readme_is_compiled_as_it_stands()
    {
        var readme = File.ReadAllText(Path.Combine(Checkout.Folder, "src", "Line.Messaging", "README.md"));
        var compiled = Flat(File.ReadAllText(Path.Combine(Checkout.Folder, "tests", "Line.Messaging.Tests", "ReadmeExamples.cs")));
        var examples = Example().Matches(readme).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(8, examples.Count);
        Assert.All(examples, example => Assert.Contains(Flat(example), compiled, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_example_of_a_test_passes() => await ReadmeExamples.A_reply_is_accepted();

    [Fact]
    public void The_example_of_a_flex_message_is_within_the_limits() =>
        Assert.Equal(1, Line.Messaging.Messages.MessageBatch.Of(ReadmeExamples.Ticket("A012", 5)).Count);

    // Indentation and accessibility differ between the two, nothing else.
    private static string Flat(string code) => string.Join(
        '\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => Accessibility().Replace(line.Trim(), "")).Where(line => line.Length > 0));

    [GeneratedRegex("^(public|private) ")]
    private static partial Regex Accessibility();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
