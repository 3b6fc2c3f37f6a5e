using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.LineChannel.Conversations;

/// <summary>Where a person stands in a flow that asks for their own words. Survives a restart; dropped politely after a day.</summary>
public sealed class Conversation
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Room for a story told in one message, with what belongs to it.</summary>
    public const int MaxState = 12_000;

    public required string LineUserId { get; init; }
    public required string Topic { get; set; }
    public required string State { get; set; }
    public required DateTime ExpiresAt { get; set; }
}

public sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("conversations");
        conversation.HasKey(c => c.LineUserId);
        conversation.Property(c => c.LineUserId).HasMaxLength(60);
        conversation.Property(c => c.Topic).HasMaxLength(40);
        conversation.Property(c => c.State).HasMaxLength(Conversation.MaxState);
        conversation.HasIndex(c => c.ExpiresAt);
    }
}
