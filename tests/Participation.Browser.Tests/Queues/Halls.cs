using Participation.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Queues;

/// <summary>What the keeper of the hall does, and what a television set without ears or voice is given for the test.</summary>
internal static class Halls
{
    /// <summary>A voice that speaks Thai for a while and writes down what it was told, and when it began and ended.</summary>
    public const string ThaiVoice =
        """
        window.heard = [];
        (() => {
          let speaking = null;
          const engine = {
            getVoices: () => window.noThai ? [{ lang: 'en-US', name: 'stub' }] : [{ lang: 'th-TH', name: 'stub' }],
            cancel: () => { window.heard.push('cancel'); speaking = null; },
            speak: words => {
              window.heard.push((speaking ? 'CUT ' : 'begin ') + words.text);
              speaking = words;
              setTimeout(() => words.onstart && words.onstart(), 10);
              setTimeout(() => { window.heard.push('end ' + words.text); speaking = null; words.onend && words.onend(); }, 1500);
            },
            addEventListener: () => { },
          };
          Object.defineProperty(window, 'speechSynthesis', { value: engine });
          window.SpeechSynthesisUtterance = function (text) { this.text = text; };
          window.chimes = 0;
          const start = OscillatorNode.prototype.start;
          OscillatorNode.prototype.start = function (at) { window.chimes++; return start.call(this, at); };
        })();
        """;

    /// <summary>Enters the device, as somebody who is signed in, and reads off its code.</summary>
    public static async Task<string> AddAsync(Visit visit, string kind, string point)
    {
        await visit.OpenAsync($"/staff/devices/new?point={point}");
        await visit.Page.GetByLabel("ใช้ทำอะไร").SelectOptionAsync(kind);
        await visit.Page.GetByLabel("ชื่อเครื่อง").FillAsync("จอห้องรอ");
        await visit.Button("เพิ่มและออกรหัสจับคู่").ClickAsync();
        return await visit.Page.Locator(".answer.code").InnerTextAsync();
    }

    public static async Task PairBoardAsync(Visit visit, string address, string code)
    {
        await visit.OpenAsync(address);
        await visit.Button("จับคู่จอนี้").ClickAsync();
        await visit.Page.GetByLabel("รหัสจับคู่ 9 หลัก").FillAsync(code);
        await visit.Button("จับคู่").ClickAsync();
        await Expect(visit.Page.Locator("[data-digits]")).ToBeVisibleAsync();
    }

    public static async Task PairScreenAsync(Visit visit, string address, string code)
    {
        await visit.OpenAsync(address);
        await visit.Page.GetByLabel("รหัสจับคู่ 9 หลัก").FillAsync(code);
        await visit.Button("จับคู่").ClickAsync();
        await Expect(visit.Heading("แตะเพื่อรับบัตรคิว")).ToBeVisibleAsync();
    }
}
