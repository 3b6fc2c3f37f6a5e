namespace Participation.Web.Platform.Audit;

public enum AuditFault
{
    /// <summary>Entries that must have been there are not, in the middle or at the end.</summary>
    Missing,

    /// <summary>The content is not what was signed.</summary>
    Altered,

    /// <summary>A genuine entry stands under another's number.</summary>
    Misplaced,

    /// <summary>The searchable columns say something else than what was signed.</summary>
    ColumnsDiffer,

    /// <summary>Holds together, but is not the chain whose head was written down outside the database.</summary>
    NotTheAnchoredChain,
}

/// <summary>What does not hold, and from which entry to which.</summary>
public sealed record AuditFinding(AuditFault Fault, long From, long To);

public abstract record AuditVerdict
{
    private AuditVerdict() { }

    public abstract T Match<T>(Func<Whole, T> whole, Func<Broken, T> broken);

    /// <summary>Count and last Mac: who writes them down today can tell tomorrow.</summary>
    public sealed record Whole(long Count, byte[] Head) : AuditVerdict
    {
        public override T Match<T>(Func<Whole, T> whole, Func<Broken, T> broken) => whole(this);
    }

    public sealed record Broken(IReadOnlyList<AuditFinding> Findings) : AuditVerdict
    {
        public override T Match<T>(Func<Whole, T> whole, Func<Broken, T> broken) => broken(this);
    }
}
