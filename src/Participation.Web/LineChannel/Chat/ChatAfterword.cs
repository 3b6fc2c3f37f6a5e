namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// What a slice may add to an answer that leaves anyway, because it costs nothing there and a push would: asked when the turn has
/// an answer with room in it and the person is in no flow. Runs in the transaction that handles the event.
/// </summary>
public interface IChatAfterword
{
    /// <summary>Adds nothing, or one message by <see cref="ChatTurn.Append"/>.</summary>
    Task AddAsync(ChatTurn turn, CancellationToken ct);
}
