namespace Line.Simulator.Control;

/// <summary>The control API was asked for something that cannot be; the words go to whoever wrote the test.</summary>
internal sealed class Refusal(int status, string message) : Exception(message)
{
    public int Status => status;

    public static Refusal NotFound(string what) => new(404, what);

    public static Refusal Bad(string why) => new(400, why);

    public static Refusal Conflict(string why) => new(409, why);
}
