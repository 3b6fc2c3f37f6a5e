using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Somebody asked for a person and sits in the chat: what they type goes into the case until they are done or it is answered.</summary>
public sealed class EnquiryTalk
{
    public required Guid CaseId { get; init; }
    public required DateTime BegunAt { get; init; }
    public DateTime? EndedAt { get; internal set; }
}

public sealed class EnquiryTalkConfiguration : IEntityTypeConfiguration<EnquiryTalk>
{
    public void Configure(EntityTypeBuilder<EnquiryTalk> talk)
    {
        talk.ToTable("enquiry_talks");
        talk.HasKey(t => t.CaseId);
        talk.HasOne<Case>().WithOne().HasForeignKey<EnquiryTalk>(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
