namespace Participation.Web.Features.Surveys;

/// <summary>The answer in one line.</summary>
public static class SurveyHeadline
{
    public static string Of(ResultsPeriod period, DateOnly today, Satisfaction total) => total.Passes switch
    {
        null => $"{period.Tab(today)}ยังไม่มีคนให้คะแนน",
        true => $"{period.Tab(today)}พอใจร้อยละ {Satisfaction.Show(total.Share)} ถึงเป้า\u00a0{Satisfaction.Target}",
        false => $"{period.Tab(today)}พอใจร้อยละ {Satisfaction.Show(total.Share)} ต่ำกว่าเป้า\u00a0{Satisfaction.Target}",
    };
}
