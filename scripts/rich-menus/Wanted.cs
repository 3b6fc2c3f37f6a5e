namespace Participation.RichMenus;

/// <summary>What the command line asks for.</summary>
public sealed record Wanted(string Folder, bool DryRun, IReadOnlyList<string> Staff, IReadOnlyList<string> NotStaff)
{
    public const string Usage =
        """
        usage: scripts/publish-rich-menus [options]
          --dry-run            says what it would do and changes nothing
          --staff ID           LINE user id of somebody who gets the staff menu; may be repeated
          --staff-file FILE    such ids, one on each line
          --not-staff ID       takes the staff menu away again; may be repeated
          --menus FOLDER       folder with menus.json (rich-menus of this checkout)
          --help               this text
        The account is that of the service: Line__ChannelAccessToken, or Line__ChannelId and Line__ChannelSecret; with the simulator
        also Line__ApiBaseUrl and Line__DataApiBaseUrl. Links in the staff menu go to Site__PublicUrl.
        """;

    public static Wanted? Read(IReadOnlyList<string> arguments, string folder)
    {
        var wanted = new Wanted(folder, false, [], []);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--dry-run")
            {
                wanted = wanted with { DryRun = true };
                continue;
            }

            if (i + 1 >= arguments.Count) return null;
            var value = arguments[i + 1];
            switch (arguments[i++])
            {
                case "--staff": wanted = wanted with { Staff = [.. wanted.Staff, value] }; break;
                case "--not-staff": wanted = wanted with { NotStaff = [.. wanted.NotStaff, value] }; break;
                case "--staff-file": wanted = wanted with { Staff = [.. wanted.Staff, .. Lines(value)] }; break;
                case "--menus": wanted = wanted with { Folder = value }; break;
                default: return null;
            }
        }

        return wanted with { Staff = [.. wanted.Staff.Distinct()] };
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not '#');
}
