using Microsoft.AspNetCore.Mvc.ModelBinding;
using Participation.Web.Features.Shared;

namespace Participation.Web.Features.Plans.Staff;

/// <summary>Part of a form that says something to everybody: whether followers get a message of its own, at the price that stands beside it.</summary>
public sealed class TellingChoice
{
    private const string SendNow = "Now";
    private const string WithAnswers = "Later";

    public string? Tell { get; set; }

    /// <summary>How many followers stood on the page: more is not paid for.</summary>
    public int MostPeople { get; set; }

    [BindNever]
    public FollowersPrice Price { get; set; } = FollowersPrice.Nobody;

    /// <summary>To how many it is sent; null where it waits for their next answers.</summary>
    public int? Agreed => Tell == SendNow ? MostPeople : null;

    public static IReadOnlyList<Choice> Ways { get; } = [new(SendNow, "ส่งเลย"), new(WithAnswers, "บอกเมื่อทักมา ไม่ใช้ข้อความของเดือน")];

    /// <summary>What is usual: sent where the month has room.</summary>
    public void Offer() => Tell = Price.IsRoom ? SendNow : WithAnswers;
}
