using Line.Messaging.Json;

namespace Line.Messaging.RichMenus;

/// <summary>
/// Changes to the menus of many people at once. Reference: https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users
/// </summary>
/// <param name="Operations">1 to 1,000 changes.</param>
public sealed record RichMenuBatch(IReadOnlyList<RichMenuOperation> Operations)
{
    /// <summary>Changes to the menus of many people at once.</summary>
    /// <param name="operations">1 to 1,000 changes.</param>
    public RichMenuBatch(params RichMenuOperation[] operations)
        : this((IReadOnlyList<RichMenuOperation>)operations) { }

    /// <summary>A key for going on after a failure, 1 to 100 of <c>a-z A-Z 0-9 _ -</c>; kept for 14 days.</summary>
    public string? ResumeRequestKey { get; init; }

    internal void Write(LimitWriter writer)
    {
        writer.Array("operations", Operations, 1, 1000, static (item, operation) => operation.Write(item));
        writer.OptionalText("resumeRequestKey", ResumeRequestKey, 100);
        writer.Require(
            ResumeRequestKey is null || ResumeRequestKey.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'), "resumeRequestKey", "of a-z, A-Z, 0-9, _ and - only", "something else");
    }
}

/// <summary>A change in a batch. Reference: https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users-operations</summary>
public abstract record RichMenuOperation
{
    private protected RichMenuOperation() { }

    /// <summary>Gives everybody who has one menu another one.</summary>
    /// <param name="fromRichMenuId">The menu they have.</param>
    /// <param name="toRichMenuId">The menu they get.</param>
    public static RichMenuOperation Replace(string fromRichMenuId, string toRichMenuId) => new LinkOperation(fromRichMenuId, toRichMenuId);

    /// <summary>Takes a menu from everybody who has it.</summary>
    /// <param name="richMenuId">The menu they have.</param>
    public static RichMenuOperation Unlink(string richMenuId) => new UnlinkOperation(richMenuId);

    /// <summary>Takes the menu from everybody who has any.</summary>
    public static RichMenuOperation UnlinkAll() => new UnlinkAllOperation();

    internal abstract void Write(LimitWriter writer);

    private sealed record LinkOperation(string From, string To) : RichMenuOperation
    {
        internal override void Write(LimitWriter writer)
        {
            writer.Constant("type", "link");
            writer.Token("from", From);
            writer.Token("to", To);
        }
    }

    private sealed record UnlinkOperation(string From) : RichMenuOperation
    {
        internal override void Write(LimitWriter writer)
        {
            writer.Constant("type", "unlink");
            writer.Token("from", From);
        }
    }

    private sealed record UnlinkAllOperation : RichMenuOperation
    {
        internal override void Write(LimitWriter writer) => writer.Constant("type", "unlinkAll");
    }
}
