using System.Xml.Linq;

namespace Line.Messaging.Tests;

public sealed class DocumentationTests
{
    // Cases of closed results are explained with the result; these four are ours, not LINE's.
    private static readonly string[] WithoutSection = ["UnknownEvent", "UnknownContent", "UnknownSource", "UnknownAction", "Done"];

    [Fact]
    public void Every_public_type_and_call_names_its_section_of_the_reference()
    {
        var documented = XDocument.Load(Path.ChangeExtension(typeof(LineMessagingClient).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.ToString());
        var types = typeof(LineMessagingClient).Assembly.GetExportedTypes().Where(type => !type.IsNested && !WithoutSection.Contains(type.Name)).Select(type => "T:" + type.FullName);
        var calls = documented.Keys.Where(name => name.StartsWith("M:Line.Messaging.LineMessagingClient.", StringComparison.Ordinal) && name.Contains("Async(", StringComparison.Ordinal));

        var isPublic = typeof(LineMessagingClient).GetMethods().Select(method => method.Name).ToHashSet();
        var expected = types.Concat(calls.Where(name => isPublic.Contains(name.Split('(')[0].Split('.')[^1])));
        Assert.Equal([], expected.Where(name => !documented[name].Contains("https://developers.line.biz/en/", StringComparison.Ordinal)));
    }
}
