using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Tests.LineChannel.Chat;

/// <summary>What people type on a phone, and what they mean by it.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("เมนู", "เมนู")]
    [InlineData("เมนุ", "เมนู")]
    [InlineData("เเมนู", null)]
    [InlineData("เมนูค่ะ", "เมนู")]
    [InlineData("ขอเมนูหน่อยครับ", "เมนู")]
    [InlineData("เม นู", "เมนู")]
    [InlineData("คิิว", "คิว")]
    [InlineData("คิว!!!", "คิว")]
    [InlineData("ขอบัตรคิวหน่อย", "คิว")]
    [InlineData("ติดตอ", "ติดต่อ")]
    [InlineData("ติดตอ่", "ติดต่อ")]
    [InlineData("รองเรียน", "ร้องเรียน")]
    [InlineData("ร้้องเรียน", "ร้องเรียน")]
    [InlineData("รองทุก", null)]
    [InlineData("ร้องทุกข์ค่ะ", "ร้องทุกข์")]
    [InlineData("ยกเลิก", "ยกเลิก")]
    [InlineData("ยกเลิกครับ", "ยกเลิก")]
    [InlineData("ยกเลื่ก", null)]
    [InlineData("ทุจริด", "ทุจริต")]
    [InlineData("ข้อมูลของฉัน", "ข้อมูลของฉัน")]
    [InlineData("ขอมูลของฉัน", "ข้อมูลของฉัน")]
    [InlineData("Menu", "เมนู")]
    [InlineData("สวัสดีค่ะ", "เมนู")]
    [InlineData("อยากทราบเรื่องน้ำประปา", null)]
    public void A_word_is_itself_in_every_spelling_that_reads_the_same(string typed, string? word) => Assert.Equal(word, Vocabulary.WordOf(typed));

    [Theory]
    [InlineData("ร้องเรีบน", "ร้องเรียน")]
    [InlineData("ร้องรียน", "ร้องเรียน")]
    [InlineData("ร้อเงรียน", "ร้องเรียน")]
    [InlineData("ปรเมิน", "ประเมิน")]
    [InlineData("ประเมิณ", "ประเมิน")]
    [InlineData("ปะเมิน", "ประเมิน")]
    [InlineData("ประเมืน", "ประเมิน")]
    [InlineData("ประชาคน", "ประชาคม")]
    [InlineData("ประชาคมม", "ประชาคม")]
    [InlineData("ประชคม", "ประชาคม")]
    [InlineData("เเมนู", "เมนู")]
    [InlineData("เมณู", "เมนู")]
    [InlineData("เมน", "เมนู")]
    [InlineData("คิง", "คิว")]
    [InlineData("คววิ", "คิว")]
    [InlineData("รองทุก", "ร้องทุกข์")]
    [InlineData("ติดตม", "ติดตาม")]
    [InlineData("ตดต่อ", "ติดต่อ")]
    [InlineData("ทุจิต", "ทุจริต")]
    [InlineData("ยกเลื่ก", "ยกเลิก")]
    [InlineData("ขอมูนของฉัน", "ข้อมูลของฉัน")]
    [InlineData("อยากร้องเรียนเรื่องถนน", "ร้องเรียน")]
    [InlineData("อยากรองเรีนเรื่องถนน", "ร้องเรียน")]
    [InlineData("จะขอจองคิวทำบัตรวันพรุ่งนี้ได้ไหม", "คิว")]
    [InlineData("ไฟดับทั้งซอยมาสามวันแล้ว", "ร้องทุกข์")]
    [InlineData("เรื่องที่แจ้งไว้ถึงไหนแล้วคะ", "ติดตาม")]
    [InlineData("วันนี้ปิดกี่โมงคะ", "ติดต่อ")]
    [InlineData("วันนี้มีประชุมหมู่บ้านไหม", "ประชาคม")]
    public void A_misspelt_word_and_a_sentence_that_holds_one_find_it_first(string typed, string word) =>
        Assert.Equal(word, NearestWords.Find(typed)[0].Word.Word);

    [Theory]
    [InlineData("กินข้าวหรือยัง")]
    [InlineData("ฝนตกหนักมาก")]
    [InlineData("ขอบคุณมาก")]
    [InlineData("555555")]
    [InlineData("...")]
    [InlineData("ลูกสาวจะแต่งงานเดือนหน้า")]
    public void What_has_nothing_to_do_with_any_word_finds_none(string typed) => Assert.Empty(NearestWords.Find(typed));

    [Theory]
    [InlineData("เจ้าหน้าที่เรียกเงินค่าทำบัตร", true)]
    [InlineData("มีการโกงกัน", true)]
    [InlineData("จ่ายสินบน", true)]
    [InlineData("จ่ายใต้โต๊ะ", true)]
    [InlineData("คอร์รัปชั่น", true)]
    [InlineData("คอรัปชัน", true)]
    [InlineData("ปลูกป่าโกงกาง", false)]
    [InlineData("ยายหลังโก่งเดินไม่ไหว", false)]
    [InlineData("เรียกรถพยาบาล", false)]
    [InlineData("อยากร้องเรียนเรื่องถนน", false)]
    public void Talk_of_corruption_is_told_from_words_that_only_look_like_it(string typed, bool speaks) => Assert.Equal(speaks, Vocabulary.SpeaksOfIntegrity(typed));

    [Fact]
    public void No_two_words_read_the_same()
    {
        var readings = Vocabulary.All.Select(w => ThaiFolding.Command(w.Word).Said).ToList();
        Assert.Equal(readings.Count, readings.Distinct().Count());
        Assert.All(Vocabulary.All, w => Assert.Equal(w.Word, Vocabulary.WordOf(w.Word)));
        // A saying belongs to one word only.
        Assert.All(Vocabulary.All, w => Assert.All(w.Said, s => Assert.Equal((s, w.Word), (s, Vocabulary.WordOf(s)))));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "", 3)]
    public void The_distance_counts_letters_to_mend(string text, string word, int distance) => Assert.Equal(distance, EditDistance.Between(text, word));

    [Fact]
    public void The_distance_to_a_part_of_a_sentence_ignores_the_rest_of_it() => Assert.Equal(1, EditDistance.Within("xxxxkitenyyyy", "kitten"));
}
