namespace Participation.Web.Platform.Devices;

/// <summary>What a device is there for. The slice that serves it says the rest in a <see cref="DevicePurpose"/>.</summary>
public enum DeviceKind
{
    /// <summary>Asks whoever was served how it was, at one service point.</summary>
    Kiosk,

    /// <summary>The board in the waiting hall: shows and speaks who is called, and the code that proves being there.</summary>
    Board,

    /// <summary>The self-service screen in the hall: gives queue cards and takes in who has come.</summary>
    TicketScreen,
}

public static class DeviceKinds
{
    /// <summary>The thing itself, as one calls it while standing before it.</summary>
    public static string Thing(this DeviceKind kind) => kind == DeviceKind.Kiosk ? "แท็บเล็ต" : "จอ";

    public static string Word(this DeviceKind kind) => kind switch
    {
        DeviceKind.Kiosk => "แท็บเล็ตให้คะแนน",
        DeviceKind.Board => "จอเรียกคิว",
        DeviceKind.TicketScreen => "จอรับบัตรคิว",
    };
}

/// <summary>What the slice behind a kind of device tells those who set one up.</summary>
/// <param name="Kind">Which.</param>
/// <param name="AddressOf">The page the device opens, from the code of the service point where it stands.</param>
/// <param name="Placing">How and where to place it, one sentence each.</param>
public sealed record DevicePurpose(DeviceKind Kind, Func<string, string> AddressOf, IReadOnlyList<string> Placing)
{
    /// <summary>What to do with the code at the device.</summary>
    public string Pairing { get; init; } = "พิมพ์รหัสจับคู่ แล้วกด จับคู่";

    /// <summary>How one sees that it works.</summary>
    public required string Ready { get; init; }

    /// <summary>It takes in what people give it also without network, and delivers it later.</summary>
    public bool WorksWithoutNetwork { get; init; }
}
