using Participation.Web.Persistence;

namespace Participation.Web.Platform.PersonalData;

/// <summary>
/// What a slice that keeps something about a citizen owes them: to show it, to hand it out and to erase it. Every table
/// is either owned by one of these or declared by <see cref="NoCitizenData"/>; a test fails on one that is neither.
/// </summary>
public interface IPersonalData
{
    /// <summary>What the slice keeps, as the citizen reads it: "หมู่บ้านของท่าน".</summary>
    string Title { get; }

    /// <summary>Tables whose rows are about a citizen, or lead to one.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>For the register that the law asks for.</summary>
    ProcessingActivity Activity { get; }

    /// <summary>LINE ids of everybody the slice still keeps something of by that id; for finding those who were erased in a database that came back from a backup.</summary>
    Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) => Task.FromResult<IReadOnlyCollection<string>>([]);

    /// <summary>In words the citizen understands; nothing of other people.</summary>
    Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct);

    /// <summary>
    /// Erases what came up to <paramref name="upTo"/>, in the caller's write transaction, and leaves figures as they are. What an open case
    /// or the law holds back stays and is said.
    /// </summary>
    Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct);
}

/// <summary>A citizen as slices know them.</summary>
/// <param name="LineUserId">Never shown, exported or logged.</param>
/// <param name="CitizenId">Null where they have told nothing about themselves.</param>
public sealed record Person(string LineUserId, Guid? CitizenId);

public sealed record PersonalRecord(string Title, IReadOnlyList<PersonalField> Fields);

public sealed record PersonalField(string Name, string Value);

/// <param name="StillToCome">Something is on its way yet; the job comes back for it.</param>
/// <param name="HeldBack">Why something stays and until when, in the citizen's words; null when nothing does.</param>
public sealed record ErasureOutcome(bool StillToCome = false, string? HeldBack = null)
{
    public static readonly ErasureOutcome Done = new();
}

/// <summary>
/// One line of the register of processing activities (PDPA section 39). What is kept of people who are no citizens of ours, such
/// as staff, is registered by itself. <c>{kind}</c> of a retention rule in <paramref name="Kept"/> becomes the days set for it.
/// </summary>
public sealed record ProcessingActivity(string Name, string Data, string Subjects, string Purpose, string LegalGround, string Kept, string Recipients, string Protection);

/// <summary>A table in which nothing leads to a citizen, and why that is so.</summary>
public sealed record NoCitizenData(string Table, string Why);

public static class PersonalDataDeclarations
{
    public static IServiceCollection AddNoCitizenData(this IServiceCollection services, string table, string why) => services.AddSingleton(new NoCitizenData(table, why));
}
