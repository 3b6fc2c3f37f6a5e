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

    /// <summary>What was addressed to the office's own people, with a tap that it was read.</summary>
    ReadNotices,
    SeePublications,
    WritePublications,
    ApprovePublications,

    /// <summary>Forums in every state, who means to come, opinions, coverage.</summary>
    SeeForums,

    /// <summary>Plan, announce, call off, and enter what came of them.</summary>
    PlanForums,

    /// <summary>Answer opinions; key in those on paper and said in the hall.</summary>
    AnswerOpinions,

    /// <summary>Hide an opinion from the public list, with a reason its author reads.</summary>
    ModerateOpinions,

    /// <summary>Take proposals in, decide them, and say how far they are.</summary>
    WorkOnProposals,

    /// <summary>Plans and budgets with their stages, comments on drafts, projects.</summary>
    SeePlans,

    /// <summary>Begin plans, publish their editions, open the comments, move them on.</summary>
    WritePlans,

    /// <summary>Answer comments on drafts; key in those on paper.</summary>
    AnswerPlanComments,

    /// <summary>Projects, how far they are, their pictures.</summary>
    WorkOnProjects,

    /// <summary>Give cards, open a counter and call.</summary>
    ServeQueues,

    /// <summary>See every counter, calls out of turn with their notes; close a counter that was left open.</summary>
    SuperviseQueues,

    /// <summary>Queues, their rules and counters, paper numbers.</summary>
    ManageQueues,

    /// <summary>Figures, daily records and the log.</summary>
    SeeQueueFigures,

    /// <summary>Cases, each with its folder; names only as the citizen chose.</summary>
    SeeCases,

    /// <summary>Accept, write to the citizen, explain a delay, close.</summary>
    WorkOnCases,

    /// <summary>Say which unit has a case; see names that are hidden from units.</summary>
    AssignCases,

    /// <summary>Take in what came on foot, by phone, on paper.</summary>
    KeyInCases,

    /// <summary>Categories, days and reminders.</summary>
    ManageCases,

    /// <summary>The whole register; be told when a case is about to break the promise, or has.</summary>
    OverseeCases,

    /// <summary>Questions and requests for information, and the report of who came and what for.</summary>
    SeeEnquiries,

    /// <summary>Answer them; leave out a suggestion that should not be read.</summary>
    AnswerEnquiries,

    /// <summary>Who answers, who stands in, how fast.</summary>
    ManageEnquiries,

    /// <summary>Answers kept for everybody to find.</summary>
    WriteFaq,

    /// <summary>Visits and calls that came without leaving a case.</summary>
    KeyInVisits,

    /// <summary>How many complaints a year may bring.</summary>
    SetCaseCeilings,

    /// <summary>Problems, obstacles and solutions that go with a report of cases.</summary>
    WriteCaseReports,

    /// <summary>Problems, suggestions and improvements that go with a report.</summary>
    WriteImprovements,

    /// <summary>Figures of a unit that serve decisions about its people.</summary>
    ExportForPersonnel,
}
