using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Support;

/// <summary>The app on somebody's phone. A code is good once, so each is shown once; the clock moves on when there is none left.</summary>
public sealed class AuthenticatorApp
{
    private long _last;

    public string Next(byte[] secret, FakeClock clock)
    {
        var step = Math.Max(Totp.StepAt(clock.Now()), _last + 1);
        while (step > Totp.StepAt(clock.Now()) + 1) clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.CodeAt(secret, _last = step);
    }

    /// <summary>For a secret that was typed into the app.</summary>
    public string Next(string typedSecret, FakeClock clock)
    {
        var bits = string.Concat(typedSecret.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return Next(Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray(), clock);
    }
}
