using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.LineChannel.Codes;

/// <summary>A code that somebody who is signed in carries over into LINE, once. Only its hash is kept.</summary>
public sealed class ChatCode
{
    public required string Hash { get; init; }

    /// <summary>Topic of the handler that takes it.</summary>
    public required string Topic { get; init; }

    /// <summary>What it stands for: an account, a village.</summary>
    public required Guid SubjectId { get; init; }

    public required DateTime ExpiresAt { get; init; }
}

public sealed class ChatCodeConfiguration : IEntityTypeConfiguration<ChatCode>
{
    public void Configure(EntityTypeBuilder<ChatCode> code)
    {
        code.ToTable("chat_codes");
        code.HasKey(c => c.Hash);
        code.Property(c => c.Hash).HasMaxLength(64);
        code.Property(c => c.Topic).HasMaxLength(20);
        code.HasIndex(c => new { c.Topic, c.SubjectId });
        code.HasIndex(c => c.ExpiresAt);
    }
}
