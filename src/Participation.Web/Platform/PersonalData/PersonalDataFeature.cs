namespace Participation.Web.Platform.PersonalData;

public static class PersonalDataFeature
{
    /// <summary>Tables that were there before slices declared their own, and those of the platform.</summary>
    public static IServiceCollection AddPersonalDataDeclarations(this IServiceCollection services) => services
        .AddSingleton<ErasureList>()
        .AddNoCitizenData("agency_profile", "ข้อมูลของหน่วยงานเอง")
        .AddNoCitizenData("villages", "ชื่อและจำนวนของหมู่บ้าน ไม่มีรายคน")
        .AddNoCitizenData("service_points", "ชื่อและที่ตั้งช่องบริการ")
        .AddNoCitizenData("survey_answers", "คำตอบไม่ผูกกับบุคคล รหัสสุ่ม เวลาตัดเป็นชั่วโมง")
        .AddNoCitizenData("answer_choices", "คำตอบรายข้อ ผูกกับคำตอบที่ไม่รู้ว่าใครตอบ")
        .AddNoCitizenData("citizen_comments", "ความเห็นที่ไม่รู้ว่าใครเขียน")
        .AddNoCitizenData("spent_forms", "เลขสุ่มของแบบฟอร์มและวันที่")
        .AddNoCitizenData("audit_entries", "เลขเรื่องและสิ่งที่เจ้าหน้าที่ทำ ไม่มีชื่อหรือข้อความของประชาชน")
        .AddNoCitizenData("quota_months", "จำนวนข้อความต่อเดือน")
        .AddNoCitizenData("chat_messages", "เลขข้อความของ LINE ไม่มีผู้ส่งและเนื้อความ")
        .AddNoCitizenData("privacy_notices", "ประกาศของหน่วยงาน")
        .AddNoCitizenData("retention_settings", "จำนวนวันที่หน่วยงานกำหนด")
        .AddNoCitizenData("retention_runs", "จำนวนที่ลบแต่ละรอบ")
        .AddNoCitizenData("asp_net_users", "บัญชีเจ้าหน้าที่ ไม่ใช่ประชาชน")
        .AddNoCitizenData("asp_net_user_claims", "บัญชีเจ้าหน้าที่ ไม่ใช่ประชาชน")
        .AddNoCitizenData("asp_net_user_logins", "บัญชีเจ้าหน้าที่ ไม่ใช่ประชาชน")
        .AddNoCitizenData("asp_net_user_tokens", "บัญชีเจ้าหน้าที่ ไม่ใช่ประชาชน");
}
