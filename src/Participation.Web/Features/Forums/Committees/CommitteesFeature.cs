using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>Who represents the villages, how they were chosen, and until when.</summary>
public static class CommitteesFeature
{
    public static IServiceCollection AddCommittees(this IServiceCollection services) => services
        .AddScoped<SetUpCommittee>().AddScoped<SeatMember>().AddScoped<EndMembership>().AddScoped<CorrectMemberName>().AddScoped<RecordChoosing>().AddScoped<CommitteeRegister>()
        .AddScoped<IStaffDuties, CommitteeDuties>().AddScoped<IDemoData, DemoCommittees>()
        .AddSingleton<IPersonalData, CommitteeData>().AddSingleton<RetentionRule, CommitteeNameRetention>().AddSingleton<RetentionRule, CandidateNameRetention>()
        .AddNoCitizenData("committees", "ชื่อคณะกรรมการ วาระ จำนวนที่นั่ง และคำสั่ง")
        .AddNoCitizenData("committee_members", "ที่นั่ง หมู่บ้าน และวาระ ไม่มีชื่อ")
        .AddNoCitizenData("forum_choosings", "วิธีเลือกและจำนวนผู้ลงคะแนน")
        .AddNoCitizenData("forum_candidates", "คะแนนและผลการเลือก ไม่มีชื่อ")
        .AddNoCitizenData("number_counters", "เลขล่าสุดที่ให้ไปของเวที ข้อเสนอ คณะกรรมการ และประกาศ")
        .AddNotSearched("a short list with a page of its own", typeof(Committee))
        .AddNotSearched("found through their committee or forum, and not by a name", typeof(CommitteeMember), typeof(CommitteeMemberName), typeof(ForumChoosing), typeof(ForumCandidate), typeof(ForumCandidateName))
        .AddNotSearched("counts, and holds nothing to read", typeof(NumberCounter))
        .AddAuditWords(
            ("committee.set_up", "ตั้งคณะกรรมการ"), ("committee.changed", "แก้ไขคณะกรรมการ"), ("committee.seated", "ให้ผู้แทนเข้าที่นั่ง"), ("committee.member_ended", "ผู้แทนพ้นจากที่นั่ง"), ("committee.name_corrected", "แก้ไขชื่อผู้แทน"),
            ("forum.representatives_chosen", "บันทึกผลการเลือกผู้แทน"), ("forum.candidate_name_erased", "ลบชื่อผู้ที่ไม่ได้รับเลือกเป็นผู้แทนตามคำขอ"));
}
