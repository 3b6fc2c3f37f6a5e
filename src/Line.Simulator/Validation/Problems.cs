using Line.Simulator.MessagingApi;

namespace Line.Simulator.Validation;

/// <summary>Everything wrong with one request, in LINE's words.</summary>
internal sealed class Problems
{
    private readonly List<(ErrorDetail Detail, int? Message)> _found = [];

    public bool None => _found.Count == 0;

    /// <summary>Set while a template or Flex message is read: LINE then names the message, and the place inside it.</summary>
    public int? InsideMessage { get; set; }

    public void Add(string message, Place place) => _found.Add((new ErrorDetail(message, place.Text), InsideMessage));

    public LineAnswer Answer()
    {
        var details = _found.ConvertAll(problem => problem.Detail);
        var inside = _found.TrueForAll(problem => problem.Message is not null) ? _found[0].Message : null;
        return LineAnswer.Refused(400, inside is { } index
            ? $"A message (messages[{index}]) in the request body is invalid"
            : $"The request body has {details.Count} error(s)", details);
    }
}

/// <summary>Where in the request something stands: messages[0].text, or /body/contents/0 inside a Flex message.</summary>
internal readonly record struct Place(string Text, bool Pointer = false)
{
    public Place Child(string name) => this with { Text = Pointer ? $"{Text}/{name}" : Text.Length == 0 ? name : $"{Text}.{name}" };

    public Place Item(int index) => this with { Text = Pointer ? $"{Text}/{index}" : $"{Text}[{index}]" };
}
