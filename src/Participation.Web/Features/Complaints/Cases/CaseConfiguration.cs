using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Complaints;

public sealed class CaseConfiguration :
    IEntityTypeConfiguration<Case>, IEntityTypeConfiguration<CaseMatter>, IEntityTypeConfiguration<CaseEntry>, IEntityTypeConfiguration<CaseEntryText>, IEntityTypeConfiguration<CaseRound>
{
    public void Configure(EntityTypeBuilder<Case> entry)
    {
        entry.ToTable("cases");
        entry.Property(c => c.Id).ValueGeneratedNever();
        entry.Property(c => c.Revision).IsConcurrencyToken();
        entry.Property(c => c.TrackingHash).HasMaxLength(32);
        entry.Property(c => c.AccessHash).HasMaxLength(32);
        entry.HasIndex(c => new { c.Year, c.Number }).IsUnique();
        entry.HasIndex(c => c.TrackingHash).IsUnique();
        entry.HasIndex(c => c.RequestId).IsUnique();
        entry.HasIndex(c => new { c.State, c.DueOn });
        entry.HasIndex(c => new { c.UnitId, c.State, c.DueOn });
        entry.HasIndex(c => new { c.HandlerId, c.State });
        entry.HasIndex(c => new { c.CategoryId, c.ReceivedAt });
        entry.HasIndex(c => c.ReceivedAt);
        entry.HasIndex(c => c.MergedIntoId);
        // What it is about, its position and the case it was merged into are ids alone: SQLite would make the table anew, and lose what guards it.
        entry.HasMany(c => c.Partners).WithOne().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<CaseCategory>().WithMany().HasForeignKey(c => c.CategoryId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Village>().WithMany().HasForeignKey(c => c.VillageId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseMatter> matter)
    {
        matter.ToTable("case_matters");
        matter.HasKey(m => m.CaseId);
        matter.Property(m => m.Words).HasMaxLength(CaseMatter.MaxWords);
        matter.Property(m => m.Place).HasMaxLength(CaseMatter.MaxPlace);
        matter.Property(m => m.Name).HasMaxLength(CaseMatter.MaxName);
        matter.Property(m => m.Phone).HasMaxLength(CaseMatter.MaxPhone);
        matter.Property(m => m.Address).HasMaxLength(CaseMatter.MaxAddress);
        matter.Property(m => m.LineUserId).HasMaxLength(60);
        matter.HasIndex(m => m.LineUserId);
        matter.HasOne<Case>().WithOne().HasForeignKey<CaseMatter>(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseEntry> step)
    {
        step.ToTable("case_entries");
        step.HasKey(e => new { e.CaseId, e.Sequence });
        step.Property(e => e.Actor).HasMaxLength(100);
        step.Ignore(e => e.IsForCitizen);
        step.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseEntryText> text)
    {
        text.ToTable("case_entry_texts");
        text.HasKey(t => new { t.CaseId, t.Sequence });
        text.Property(t => t.Text).HasMaxLength(CaseEntryText.MaxText);
        text.HasOne<CaseEntry>().WithOne().HasForeignKey<CaseEntryText>(t => new { t.CaseId, t.Sequence }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseRound> round)
    {
        round.ToTable("case_rounds");
        round.HasKey(r => new { r.CaseId, r.Round });
        round.HasIndex(r => new { r.BreachedAt, r.ClosedAt, r.DueOn });
        round.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
