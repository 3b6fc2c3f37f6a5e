namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>Name and picture of a group the account is in. Reference: https://developers.line.biz/en/reference/messaging-api/#get-group-summary</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<GroupSummary>> GetGroupSummaryAsync(string groupId, CancellationToken cancellationToken = default) =>
        QueryAsync($"/v2/bot/group/{LineIds.Group(groupId, nameof(groupId))}/summary", GroupSummary.Read, cancellationToken);

    /// <summary>
    /// How many people are in a group, without the account; what a push to it costs.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-members-group-count
    /// </summary>
    /// <param name="groupId">The group.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<MemberCount>> GetGroupMemberCountAsync(string groupId, CancellationToken cancellationToken = default) =>
        QueryAsync($"/v2/bot/group/{LineIds.Group(groupId, nameof(groupId))}/members/count", MemberCount.Read, cancellationToken);

    /// <summary>How many people are in a room, without the account. Reference: https://developers.line.biz/en/reference/messaging-api/#get-members-room-count</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<MemberCount>> GetRoomMemberCountAsync(string roomId, CancellationToken cancellationToken = default) =>
        QueryAsync($"/v2/bot/room/{LineIds.Room(roomId, nameof(roomId))}/members/count", MemberCount.Read, cancellationToken);

    /// <summary>Profile of someone in a group, friend or not; no language, no status message. Reference: https://developers.line.biz/en/reference/messaging-api/#get-group-member-profile</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An id is malformed.</exception>
    public Task<LineResult<UserProfile>> GetGroupMemberProfileAsync(string groupId, string userId, CancellationToken cancellationToken = default) =>
        QueryAsync($"/v2/bot/group/{LineIds.Group(groupId, nameof(groupId))}/member/{LineIds.User(userId, nameof(userId))}", UserProfile.Read, cancellationToken);

    /// <summary>Profile of someone in a room, friend or not; no language, no status message. Reference: https://developers.line.biz/en/reference/messaging-api/#get-room-member-profile</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An id is malformed.</exception>
    public Task<LineResult<UserProfile>> GetRoomMemberProfileAsync(string roomId, string userId, CancellationToken cancellationToken = default) =>
        QueryAsync($"/v2/bot/room/{LineIds.Room(roomId, nameof(roomId))}/member/{LineIds.User(userId, nameof(userId))}", UserProfile.Read, cancellationToken);

    /// <summary>Leaves a group. Reference: https://developers.line.biz/en/reference/messaging-api/#leave-group</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<Done>> LeaveGroupAsync(string groupId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Post, $"/v2/bot/group/{LineIds.Group(groupId, nameof(groupId))}/leave", cancellationToken);

    /// <summary>Leaves a room. Reference: https://developers.line.biz/en/reference/messaging-api/#leave-room</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<Done>> LeaveRoomAsync(string roomId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Post, $"/v2/bot/room/{LineIds.Room(roomId, nameof(roomId))}/leave", cancellationToken);
}
