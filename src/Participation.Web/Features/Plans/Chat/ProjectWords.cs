using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>The buttons of projects, and what they carry.</summary>
public static class ProjectTaps
{
    public const string Topic = "project";
    public const string Follow = "follow";
    public const string Leave = "leave";

    public static PostbackAction To(string label, string act, Project project) =>
        new(label, ChatTap.Data(Topic, act, project.Number.ToString(CultureInfo.InvariantCulture))) { DisplayText = $"{label} โครงการที่ {project.Number}" };
}

/// <summary>What the account says about projects.</summary>
public static class ProjectWords
{
    /// <summary>Before the dash of the code that the page's link types.</summary>
    public const char Letter = 'J';

    public const int MostCards = 10;

    private static readonly QuickReply Ways = ChatTexts.Taps(Vocabulary.Project, Vocabulary.Plan, Vocabulary.Forum, Vocabulary.Menu);

    public static readonly Message Unknown = new TextMessage("ไม่พบโครงการเลขที่นี้ค่ะ แตะ โครงการ เพื่อดูโครงการล่าสุด") { QuickReply = Ways };

    public static Message None(Uri all) => new TextMessage($"ยังไม่มีโครงการที่บันทึกไว้ค่ะ\nหน้าโครงการทั้งหมด {all}") { QuickReply = Ways };

    public static Message Latest(IReadOnlyList<Project> projects, PlanLinks links) => new FlexMessage($"โครงการ {projects.Count} เรื่อง", new FlexCarousel([.. projects.Select(p => Card(p, links))])) { QuickReply = Ways };

    public static Message One(Project project, PlanLinks links) => new FlexMessage($"โครงการที่ {project.Number}", Card(project, links)) { QuickReply = Ways };

    public static Message Following(Project project) => new TextMessage($"ติดตามโครงการที่ {project.Number} ให้แล้วค่ะ\n{project.Name}\nเมื่อมีความคืบหน้าจะบอกที่นี่ บางครั้งบอกเมื่อท่านทักมาครั้งต่อไป") { QuickReply = With("เลิกติดตาม", ProjectTaps.Leave, project) };

    public static Message NotFollowing(Project project) => new TextMessage($"เลิกติดตามโครงการที่ {project.Number} แล้วค่ะ") { QuickReply = project.IsOver ? Ways : With("ติดตาม", ProjectTaps.Follow, project) };

    public static Message Over(Project project) => new TextMessage($"โครงการที่ {project.Number} จบแล้วค่ะ ไม่มีความคืบหน้าให้ติดตาม\n{Labels.Cut(project.Standing(), 300)}") { QuickReply = Ways };

    /// <summary>An entry, the same to everybody who follows.</summary>
    public static Message Changed(Project project, string words, Uri page) =>
        new TextMessage($"โครงการที่ท่านติดตาม เลขที่ {project.Number}\n{project.Name}\n\n{State(project)}\n{words}\nดูรูปและความคืบหน้าที่ {page}") { QuickReply = project.IsOver ? Ways : With("เลิกติดตาม", ProjectTaps.Leave, project) };

    /// <param name="project">As it stands after the entry.</param>
    /// <param name="entry">What is told of.</param>
    /// <param name="words">Of the entry.</param>
    /// <param name="links">Where it can be read.</param>
    public static FollowersNews News(Project project, Guid entry, string words, PlanLinks links) => new(entry, ProjectTerms.Topic(project.Number), project.Entries, Changed(project, words, links.Of(project)));

    private static string State(Project project) => project.State is ProjectState.Running or ProjectState.Delayed ? $"{project.State.Words()} {project.Progress} %" : project.State.Words();

    private static QuickReply With(string label, string act, Project project) => new([new QuickReplyItem(ProjectTaps.To(label, act, project)), .. Ways.Items]);

    private static FlexBubble Card(Project project, PlanLinks links)
    {
        FlexComponent[] follow = project.IsOver ? [] : [Bubbles.Do(ProjectTaps.To("ติดตาม", ProjectTaps.Follow, project))];
        return new FlexBubble
        {
            Header = Bubbles.Header($"โครงการที่ {project.Number}", $"ปีงบประมาณ {project.Year}"),
            Body = Flex.Column(Bubbles.Strong(project.Name), Bubbles.Words(Labels.Cut(project.Standing(), 200))) with { Spacing = FlexSize.Sm },
            Footer = Flex.Column([.. follow, Bubbles.Also(new UriAction("ดูรายละเอียด", links.Of(project).ToString()))]) with { Spacing = FlexSize.Sm },
        };
    }
}
