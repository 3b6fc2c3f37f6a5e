namespace Participation.Web.Delivery.Multicasts;

/// <summary>
/// The same messages to many people, in as few calls as LINE takes. Who gets them is frozen when it begins (<see cref="ToldPerson"/>),
/// in chunks that are sent one by one (<see cref="MulticastChunk"/>). Knows nothing of what is said.
/// </summary>
public sealed class Multicast
{
    public const int MaxTopic = 40;

    public required Guid Id { get; init; }

    /// <summary>What it is about: who was told of it once is never told again, by whatever multicast.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Kind of news, for people who do not want that kind any longer.</summary>
    public required string Topic { get; init; }

    /// <summary>The message objects as JSON, the same for everybody; nothing of a person is in them.</summary>
    public required byte[] Payload { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>What has not gone out by then is not sent any more: old news.</summary>
    public required DateTime NotAfter { get; set; }

    public MulticastState State { get; private set; } = MulticastState.Sending;

    public DateTime? FinishedAt { get; private set; }

    /// <summary>Ids were removed after their time: who was told is no longer known, so the subject is not sent again.</summary>
    public bool PeopleAreForgotten { get; set; }

    /// <summary>LINE says that the month is used up. Nothing goes on by itself: somebody has to decide.</summary>
    public void Stop()
    {
        if (State == MulticastState.Sending) State = MulticastState.Stopped;
    }

    public void GoOn()
    {
        if (State != MulticastState.Stopped) throw new InvalidOperationException($"A multicast that is {State} does not go on.");
        State = MulticastState.Sending;
    }

    public void Finish(DateTime now)
    {
        if (State != MulticastState.Finished) (State, FinishedAt) = (MulticastState.Finished, now);
    }
}

public enum MulticastState
{
    Sending,

    /// <summary>The month's paid messages are used up.</summary>
    Stopped,

    /// <summary>Every chunk has an end.</summary>
    Finished,
}

/// <summary>
/// That a person was, or is about to be, told of a subject. Unique for both together, which is what keeps anybody from hearing it
/// twice. Erased with the person, and for everybody after its time.
/// </summary>
public sealed class ToldPerson
{
    public long Id { get; init; }
    public required Guid SubjectId { get; init; }
    public required string LineId { get; init; }

    /// <summary>Null where it came with an answer that left anyway.</summary>
    public Guid? MulticastId { get; init; }

    public int? Chunk { get; init; }

    /// <summary>The answer it came with: where LINE does not take that one, nobody was told.</summary>
    public Guid? ReplyId { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A subject of which it is no longer known who was told: nobody is told of it again, by whatever way.</summary>
public sealed class ForgottenSubject
{
    public required Guid SubjectId { get; init; }
}
