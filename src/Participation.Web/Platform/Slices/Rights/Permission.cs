namespace Participation.Web.Platform.Slices.Rights;

/// <summary>
/// One thing somebody may do. An address names exactly one, and the role table says which roles have it.
/// A slice that adds addresses adds its permissions here and their rows to <see cref="RoleTable"/>.
/// </summary>
public enum Permission
{
    /// <summary>What everybody who is signed in may do: home page, search, own password and sessions, the role table.</summary>
    OwnAccount,
    SeeResults,
    WriteSurveys,
    KeyInPaper,
    ReadComments,
    HandleComments,
    PublishSaidAndDone,
    ExcludeAnswers,
    SetTargets,
    SeeServicePoints,
    ChangeServicePoints,
    ManageDevices,
    SeeServices,
    AddServices,
    WriteManuals,
    ApproveManuals,
    ChangeAgency,
    SeeVillages,
    GuardPersonalData,
    WatchLine,
    SeePeople,
    ManagePeople,
    SeeAudit,
}
