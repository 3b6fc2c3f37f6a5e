using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>How the connection to LINE did when staff last tested it. One row. No personal data: the account is the office's own.</summary>
public sealed class LineCheck
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public required DateTime CheckedAt { get; set; }

    /// <summary>The account's id with its @, as LINE told it; empty when LINE did not answer.</summary>
    public string AccountId { get; set; } = "";

    public string AccountName { get; set; } = "";
    public bool WebhookWorks { get; set; }
    public bool HasMenu { get; set; }

    /// <summary>What stands against it, in words; empty when all is well.</summary>
    public string Problem { get; set; } = "";

    public bool Works => Problem.Length == 0 && WebhookWorks;
}

public sealed class LineCheckConfiguration : IEntityTypeConfiguration<LineCheck>
{
    public void Configure(EntityTypeBuilder<LineCheck> check)
    {
        check.ToTable("line_check");
        check.HasKey(c => c.Id);
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Property(c => c.AccountId).HasMaxLength(60);
        check.Property(c => c.AccountName).HasMaxLength(100);
        check.Property(c => c.Problem).HasMaxLength(400);
        check.Ignore(c => c.Works);
    }
}
