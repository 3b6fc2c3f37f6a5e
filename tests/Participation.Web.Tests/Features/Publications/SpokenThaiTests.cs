using Participation.Web.Features.Publications;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>Texts as they are read over a loudspeaker, and how long that takes.</summary>
public sealed class SpokenThaiTests
{
    [Theory]
    [InlineData("วันที่ 24 ถึง 26 พ.ย. 2569", "วันที่ ยี่สิบสี่ ถึง ยี่สิบหก พฤศจิกายน สองพันห้าร้อยหกสิบเก้า")]
    [InlineData("เปิด 08.30 ถึง 16:00 น.", "เปิด แปดนาฬิกา สามสิบนาที ถึง สิบหกนาฬิกา")]
    [InlineData("เวลา 09.30 น. ถึง 12.00 น.", "เวลา เก้านาฬิกา สามสิบนาที ถึง สิบสองนาฬิกา")]
    [InlineData("เวลา ๐๙.๐๕ น.", "เวลา เก้านาฬิกา ห้านาที")]
    [InlineData("โทร 0 4999 0000", "โทร ศูนย์ สี่ เก้า เก้า เก้า ศูนย์ ศูนย์ ศูนย์ ศูนย์")]
    [InlineData("โทร 081-234-5678", "โทร ศูนย์ แปด หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด")]
    [InlineData("ลงทะเบียน 20/11/2569", "ลงทะเบียน ยี่สิบ พฤศจิกายน สองพันห้าร้อยหกสิบเก้า")]
    [InlineData("1,250 บาท และ 2.5%", "หนึ่งพันสองร้อยห้าสิบ บาท และ สองจุดห้า เปอร์เซ็นต์")]
    [InlineData("11 21 101 1000001 0", "สิบเอ็ด ยี่สิบเอ็ด หนึ่งร้อยเอ็ด หนึ่งล้านเอ็ด ศูนย์")]
    [InlineData("เปิด 08.30 และ 13.30 น.", "เปิด แปดนาฬิกา สามสิบนาที และ สิบสามนาฬิกา สามสิบนาที")]
    [InlineData("เวลา 09.30 เป็นต้นไป", "เวลา เก้านาฬิกา สามสิบนาที เป็นต้นไป")]
    [InlineData("โทร 1669 หรือสายด่วน 191", "โทร หนึ่ง หก หก เก้า หรือสายด่วน หนึ่ง เก้า หนึ่ง")]
    [InlineData("ที่ 72001/415 และ/หรือ ฿500 บาท/คน", "ที่ เจ็ดหมื่นสองพันเอ็ด ทับ สี่ร้อยสิบห้า และ/หรือ ห้าร้อย บาท บาท/คน")]
    [InlineData("อ่านที่ https://example.go.th/open/1 ได้", "อ่านที่ ได้")]
    [InlineData("ปู่ ฎุ๊ กี๊ ที่นี่", "ปู่ ฎุ๊ กี๊ ที่นี่")]
    public void Numbers_days_and_times_are_words_and_addresses_are_left_out(string written, string spoken) => Assert.Equal(spoken, SpokenThai.Of(written));

    [Theory]
    [InlineData("ประกาศ", 2)]
    [InlineData("องค์การบริหารส่วนตำบล", 8)]
    [InlineData("พฤศจิกายน", 5)]
    [InlineData("สองพันห้าร้อยหกสิบเก้า", 7)]
    [InlineData("น้ำประปาไม่ไหล", 5)]
    [InlineData("หน้าศาลาประชาคม", 6)]
    [InlineData("สงสัยถามได้ที่สำนักงาน", 8)]
    [InlineData("", 0)]
    public void Syllables_of_plain_words_are_counted(string text, int syllables) => Assert.Equal(syllables, SpokenLength.Syllables(text));

    [Fact]
    public void An_announcement_is_estimated_within_a_tenth_of_its_syllables()
    {
        // Counted by ear: 81.
        const string Text = "ประกาศจากองค์การบริหารส่วนตำบล เรื่อง ปิดถนนหน้าศาลาประชาคม วันที่ยี่สิบสี่ ถึงยี่สิบหก พฤศจิกายน สองพันห้าร้อยหกสิบเก้า ปิดถนนหน้าศาลาประชาคม ขอให้ใช้ถนนเลียบคลองแทน ขอย้ำอีกครั้ง สงสัยถามได้ที่สำนักงาน";

        Assert.InRange(SpokenLength.Syllables(Text), 65, 90);
        Assert.InRange(SpokenLength.Seconds(Text, 200), 19, 27);
    }
}
