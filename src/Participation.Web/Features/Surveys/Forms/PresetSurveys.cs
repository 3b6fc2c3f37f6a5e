namespace Participation.Web.Features.Surveys;

/// <summary>A form the plans ask for, with the answers a year they want to reach, where they name a number.</summary>
public sealed record PresetSurvey(string Slug, string Name, Measure Measure, SurveyAudience Audience, int? PeopleToReach, SurveyContent Content);

/// <summary>
/// The forms the plans ask for, as they are first planted. Later wordings come as new versions: what is planted here is
/// never changed by an update, because answers belong to it.
/// </summary>
public static class PresetSurveys
{
    public const string ServiceSlug = "service";
    public const string ComplaintSlug = "complaint";

    /// <summary>The same in every installation: answers from before there were forms were given to this one.</summary>
    public static readonly Guid ServiceId = Guid.Parse("01900000-0000-7000-8000-000000000301");
    public static readonly Guid ServiceFirstVersionId = Guid.Parse("01900000-0000-7000-8000-000000000302");

    private static readonly Question WhyQuestion = new("why", QuestionKind.SeveralOf, "เรื่องไหนที่ควรแก้")
    {
        When = new("overall", [1, 2]),
        Choices =
        [
            new(1, "รอนาน"), new(2, "ไม่เป็นไปตามคิว"), new(3, "พูดจาไม่ดี"), new(4, "ข้อมูลไม่ตรงกัน"), new(5, "เอกสารยุ่งยาก"), new(6, "สถานที่ไม่สะดวก"), new(7, "เรื่องอื่น"),
        ],
    };

    private static readonly Question ProblemQuestion = new("problem", QuestionKind.LongText, "ปัญหาหรือเรื่องติดขัดที่พบ") { Role = QuestionRole.Problem };
    private static readonly Question SuggestionQuestion = new("suggestion", QuestionKind.LongText, "อยากให้ปรับปรุงอะไร") { Role = QuestionRole.Suggestion };

    public static readonly IReadOnlyList<PresetSurvey> All =
    [
        new(ServiceSlug, "คุณภาพการให้บริการ", Measure.ServiceQuality, SurveyAudience.Citizens, 500, new SurveyContent
        {
            Questions =
            [
                Overall("ท่านพอใจการบริการแค่ไหน"),
                WhyQuestion,
                Faces("order", "การให้บริการเป็นไปตามลำดับก่อนหลัง"),
                Faces("speed", "บริการรวดเร็ว"),
                Faces("courtesy", "เจ้าหน้าที่สุภาพ เต็มใจช่วย"),
                Faces("equality", "ทุกคนได้รับบริการเท่าเทียมกัน"),
                Faces("correct", "ได้ข้อมูลถูกต้อง ครบถ้วน"),
                Faces("clear", "ขั้นตอนและเวลาบอกไว้ชัดเจน"),
                new("fee", QuestionKind.YesNo, "มีใครขอเงินหรือสิ่งของ เกินกว่าค่าธรรมเนียมที่ประกาศไว้หรือไม่") { Role = QuestionRole.FeeAsked },
                ProblemQuestion,
                SuggestionQuestion,
            ],
        }),
        new("information", "ศูนย์ข้อมูลข่าวสาร", Measure.InformationCentre, SurveyAudience.Citizens, 500, new SurveyContent
        {
            Questions =
            [
                Overall("ท่านพอใจการใช้บริการศูนย์ข้อมูลข่าวสารแค่ไหน"),
                Faces("find", "หาข้อมูลที่ต้องการได้ง่าย"),
                Faces("complete", "ข้อมูลครบถ้วน เป็นปัจจุบัน"),
                Faces("courtesy", "เจ้าหน้าที่สุภาพ เต็มใจช่วย"),
                new("got", QuestionKind.YesNo, "ได้ข้อมูลที่มาขอหรือไม่"),
                ProblemQuestion,
                SuggestionQuestion,
            ],
        }),
        new(ComplaintSlug, "การจัดการเรื่องร้องทุกข์ ร้องเรียน", Measure.ComplaintHandling, SurveyAudience.Citizens, null, new SurveyContent
        {
            Questions =
            [
                Overall("ท่านพอใจการจัดการเรื่องที่แจ้งมาแค่ไหน"),
                Faces("speed", "ได้รับคำตอบรวดเร็ว"),
                Faces("told", "ได้รู้ความคืบหน้าระหว่างรอ"),
                Faces("fair", "ได้รับการพิจารณาอย่างเป็นธรรม"),
                new("solved", QuestionKind.YesNo, "ปัญหาได้รับการแก้ไขหรือไม่"),
                ProblemQuestion,
                SuggestionQuestion,
            ],
        }),
        new("disclosure", "การเปิดเผยข้อมูลต่อประชาชน", Measure.Disclosure, SurveyAudience.Citizens, 500, new SurveyContent
        {
            AsksVillage = true,
            Questions =
            [
                Overall("ท่านพอใจการเปิดเผยข้อมูลของหน่วยงานแค่ไหน"),
                Faces("easy", "อ่านเข้าใจง่าย"),
                Faces("complete", "ข้อมูลครบถ้วน เป็นปัจจุบัน"),
                Channels("heard", "ท่านทราบข่าวจากช่องทางใด"),
                ProblemQuestion,
                SuggestionQuestion,
            ],
        }),
        new("online", "บริการออนไลน์", Measure.OnlineService, SurveyAudience.Citizens, null, new SurveyContent
        {
            Questions =
            [
                Overall("ท่านพอใจบริการออนไลน์นี้แค่ไหน"),
                new("knew", QuestionKind.YesNo, "ก่อนหน้านี้ท่านทราบหรือไม่ว่ามีบริการนี้"),
                Channels("heard", "ท่านรู้จักบริการนี้จากช่องทางใด"),
                Faces("easy", "ใช้งานง่าย"),
                new("done", QuestionKind.YesNo, "ทำเรื่องที่ต้องการได้สำเร็จหรือไม่"),
                ProblemQuestion,
                SuggestionQuestion,
            ],
        }),
        new("performance", "ประเมินผลการทำงานของหน่วยงาน", Measure.Performance, SurveyAudience.Citizens, 500, new SurveyContent
        {
            Intro = "ถามปีละสองรอบ เพื่อดูว่างานตรงกับที่ประชาชนต้องการหรือไม่",
            AsksVillage = true,
            Questions =
            [
                Overall("โดยรวม ท่านพอใจการทำงานของหน่วยงานแค่ไหน"),
                Faces("needs", "งานที่ทำตรงกับความต้องการของประชาชน"),
                Faces("trust", "ท่านเชื่อมั่นในหน่วยงาน"),
                Faces("open", "ทำงานโปร่งใส ตรวจสอบได้"),
                Faces("rights", "ทำตามกฎหมาย เคารพสิทธิของประชาชน"),
                new("better", QuestionKind.OneOf, "เทียบกับปีก่อนเป็นอย่างไร") { Choices = [new(1, "ดีขึ้น"), new(2, "เท่าเดิม"), new(3, "แย่ลง"), new(4, "ไม่ทราบ")] },
                ProblemQuestion,
                SuggestionQuestion,
            ],
        }),
        new("staff-salary", "ความพึงพอใจของบุคลากรต่อการเลื่อนเงินเดือน", Measure.Staff, SurveyAudience.Staff, null, new SurveyContent
        {
            Intro = "สำหรับบุคลากรของหน่วยงาน คำตอบไม่เก็บชื่อผู้ตอบ",
            Questions =
            [
                Overall("ท่านพอใจระบบการเลื่อนขั้นเงินเดือนแค่ไหน"),
                Faces("clear", "หลักเกณฑ์ชัดเจน"),
                Faces("fair", "พิจารณาอย่างเป็นธรรม"),
                Faces("told", "ได้รับแจ้งผลและเหตุผล"),
                ProblemQuestion,
                SuggestionQuestion,
            ],
        }),
        new("staff-ethics", "ความเข้าใจประมวลจริยธรรมและนโยบายไม่รับของขวัญ", Measure.Staff, SurveyAudience.Staff, null, new SurveyContent
        {
            Intro = "สำหรับบุคลากรของหน่วยงาน คำตอบไม่เก็บชื่อผู้ตอบ",
            Questions =
            [
                Overall("ท่านเข้าใจประมวลจริยธรรมของหน่วยงานแค่ไหน"),
                new("gift", QuestionKind.YesNo, "ท่านปฏิบัติตามนโยบายไม่รับของขวัญหรือไม่"),
                Faces("conflict", "ท่านเข้าใจเรื่องผลประโยชน์ทับซ้อน"),
                SuggestionQuestion,
            ],
        }),
    ];

    private static Question Overall(string text) => new("overall", QuestionKind.Faces, text) { Role = QuestionRole.Headline, IsRequired = true };

    private static Question Faces(string key, string text) => new(key, QuestionKind.Faces, text);

    private static Question Channels(string key, string text) => new(key, QuestionKind.SeveralOf, text)
    {
        Choices =
        [
            new(1, "เว็บไซต์"), new(2, "LINE"), new(3, "เฟซบุ๊ก"), new(4, "ป้ายประกาศ"), new(5, "เสียงตามสาย"), new(6, "ผู้นำหมู่บ้าน"), new(7, "เพื่อนบ้าน"), new(8, "เจ้าหน้าที่"), new(9, "อื่น ๆ"),
        ],
    };
}
