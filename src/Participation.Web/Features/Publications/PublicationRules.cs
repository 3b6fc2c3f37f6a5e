namespace Participation.Web.Features.Publications;

public enum PublicationKind
{
    News,
    Announcement,

    /// <summary>A result with figures; brings a frozen document.</summary>
    Report,

    /// <summary>หนังสือเวียน: for the office's own people.</summary>
    Circular,
}

/// <summary>What the plans ask of a kind of publication: who it is for, on how many channels, and on which every time.</summary>
public sealed record PublicationRule(string Words, bool ForPublic, bool ForStaff, int MinimumChannels, IReadOnlyList<string> NamedChannels);

public static class PublicationRules
{
    public static PublicationRule Rule(this PublicationKind kind) => kind switch
    {
        PublicationKind.News => new("ข่าว", ForPublic: true, ForStaff: false, 2, [Channel.Website]),
        PublicationKind.Announcement => new("ประกาศ", ForPublic: true, ForStaff: true, 3, [Channel.Website, Channel.Board]),
        PublicationKind.Report => new("รายงานผล", ForPublic: true, ForStaff: true, 3, [Channel.Website, Channel.Board]),
        PublicationKind.Circular => new("หนังสือเวียนภายใน", ForPublic: false, ForStaff: true, 0, []),
    };

    public static readonly IReadOnlyList<PublicationKind> ForPublic = [.. Enum.GetValues<PublicationKind>().Where(k => k.Rule().ForPublic)];
    public static readonly IReadOnlyList<PublicationKind> ForStaff = [.. Enum.GetValues<PublicationKind>().Where(k => k.Rule().ForStaff)];

    /// <summary>What people write themselves; a report is proposed from its own page.</summary>
    public static readonly IReadOnlyList<PublicationKind> Written = [PublicationKind.News, PublicationKind.Announcement, PublicationKind.Circular];

    public static string Words(this PublicationState state) => state switch
    {
        PublicationState.Draft => "○ ร่าง",
        PublicationState.Submitted => "◐ รออนุมัติ",
        PublicationState.Returned => "! ส่งกลับให้แก้",
        PublicationState.Approved => "✓ อนุมัติแล้ว รอเผยแพร่",
        PublicationState.Published => "● เผยแพร่แล้ว",
        PublicationState.Withdrawn => "✗ ถอนประกาศ",
    };
}
