using Microsoft.AspNetCore.Identity;

namespace Participation.Web.Features.Staff;

/// <summary>What Identity says about accounts and passwords, in words that tell what to do.</summary>
public sealed class ThaiIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "บันทึกไม่สำเร็จ กรุณาลองอีกครั้ง");

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "บัญชีนี้เพิ่งถูกแก้ไขจากที่อื่น กรุณาลองอีกครั้ง");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "รหัสผ่านปัจจุบันไม่ถูกต้อง กรุณาพิมพ์ใหม่");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "ชื่อผู้ใช้ใช้ตัวอักษรอังกฤษและตัวเลขเท่านั้น เช่น somjai");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), "มีคนใช้ชื่อผู้ใช้นี้แล้ว กรุณาตั้งชื่ออื่น");

    public override IdentityError PasswordTooShort(int length) =>
        Say(nameof(PasswordTooShort), $"รหัสผ่านต้องยาวอย่างน้อย {length} ตัวอักษร เช่น คำสี่คำที่จำง่ายต่อกัน");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), $"รหัสผ่านต้องมีตัวอักษรที่ต่างกันอย่างน้อย {uniqueChars} ตัว");

    private static IdentityError Say(string code, string words) => new() { Code = code, Description = words };
}
