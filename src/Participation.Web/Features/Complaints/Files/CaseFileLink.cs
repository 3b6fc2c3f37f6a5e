using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Complaints;

/// <summary>The address of one file for somebody who has just shown code and PIN; good for an hour and for this file only.</summary>
public sealed class CaseFileLink(TimedTokens tokens)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const string Purpose = "case-file";

    public string AddressOf(Guid fileId) => $"/c/files/{tokens.Issue(Purpose, fileId.ToByteArray())}";

    public Guid? Read(string? token) => tokens.Read(Purpose, token, Life) is { Length: 16 } id ? new Guid(id) : null;
}
