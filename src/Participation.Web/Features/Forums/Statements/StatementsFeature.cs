using Participation.Web.Features.Forums.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>Short sentences to agree with, one after the other, on the web and in LINE.</summary>
public static class StatementsFeature
{
    public static IServiceCollection AddStatements(this IServiceCollection services) => services
        .AddSingleton<StatementVoters>().AddScoped<StatementList>().AddScoped<WriteStatement>().AddScoped<ReviewStatement>().AddScoped<VoteOnStatement>().AddScoped<EraseStatement>().AddSingleton<StatementTokens>()
        .AddScoped<ChatHandler, StatementChat>().AddScoped<IStaffDuties, StatementDuties>().AddScoped<IDemoData, DemoStatements>()
        .AddSingleton<IPersonalData, StatementData>()
        .AddNoCitizenData("forum_statements", "ลำดับและสถานะของข้อความสั้น ไม่มีข้อความและผู้เขียน")
        .AddNotSearched("found through their forum", typeof(Statement), typeof(StatementText), typeof(StatementVote))
        .AddAuditWords(("statement.written", "เพิ่มข้อความสั้นให้ประชาชนตอบ"), ("statement.reviewed", "แสดงหรือซ่อนข้อความสั้น"), ("statement.erased", "ลบข้อความสั้นของประชาชนตามคำขอของผู้เขียน"));
}
