using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Platform.Forms;

/// <summary>A one-time form that has been sent in. A second post of the same form changes nothing.</summary>
public sealed class SpentForm
{
    public required Guid FormId { get; init; }

    /// <summary>Bangkok day on which it was spent; no finer, so that it tells nothing about the answer.</summary>
    public required DateOnly Day { get; init; }
}

public sealed class SpentFormConfiguration : IEntityTypeConfiguration<SpentForm>
{
    public void Configure(EntityTypeBuilder<SpentForm> form)
    {
        form.ToTable("spent_forms");
        form.HasKey(f => f.FormId);
        form.HasIndex(f => f.Day);
    }
}
