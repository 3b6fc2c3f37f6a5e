using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints;

public enum CeilingState
{
    Holds,
    Broken,

    /// <summary>Nothing is known of the base year.</summary>
    NoBase,
    NotBegun,
}

/// <summary>A subject with its ceiling and what has come so far, counted on receipt.</summary>
public sealed record JudgedCeiling(CeilingSubject Subject, StandingCeiling Ceiling, int Now, int? Base, bool HasBegun, bool IsOver)
{
    /// <summary>A count only rises within a year, so that what is broken stays broken.</summary>
    public CeilingState State => this switch
    {
        { HasBegun: false } => CeilingState.NotBegun,
        { Ceiling.Rule: CeilingRule.AtMost } => Now <= (Ceiling.Limit ?? 0) ? CeilingState.Holds : CeilingState.Broken,
        { Base: null } => CeilingState.NoBase,
        // Where there was none there is nothing to fall from: none again holds.
        _ => Now < Base || Now + Base == 0 ? CeilingState.Holds : CeilingState.Broken,
    };

    /// <summary>What it is held against: 2, or 7 (ปีงบประมาณ 2569).</summary>
    public string Limit => Ceiling.Rule switch
    {
        CeilingRule.AtMost => WholeNumber.Show(Ceiling.Limit ?? 0),
        CeilingRule.BelowBase => Base is { } count ? $"น้อยกว่า {WholeNumber.Show(count)}{(Ceiling.BaseCount is null ? "" : " (ตามที่บันทึกไว้)")}" : "ไม่มีข้อมูล",
    };

    public string Words => State switch
    {
        CeilingState.Holds when IsOver => "✓ อยู่ในเพดาน",
        CeilingState.Holds => Left switch
        {
            0 => "✓ ยังไม่เกินเพดาน เพิ่มอีกไม่ได้",
            var left => $"✓ ยังไม่เกินเพดาน เพิ่มได้อีก {WholeNumber.Show(left)} เรื่อง",
        },
        CeilingState.Broken when Ceiling.Rule == CeilingRule.BelowBase => "✗ ไม่ลดลงจากปีฐาน",
        CeilingState.Broken => $"✗ เกินเพดาน {WholeNumber.Show(Now - (Ceiling.Limit ?? 0))} เรื่อง",
        CeilingState.NoBase => "ไม่มีจำนวนของปีฐานให้เทียบ",
        CeilingState.NotBegun => "ยังไม่ถึงปีงบประมาณนี้",
    };

    private int Left => Math.Max(0, (Ceiling.Rule == CeilingRule.AtMost ? Ceiling.Limit ?? 0 : (Base ?? 0) - 1) - Now);
}
