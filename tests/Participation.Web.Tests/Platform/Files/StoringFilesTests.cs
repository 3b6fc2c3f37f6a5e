using Microsoft.Extensions.Options;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Tests.Platform.Files;

/// <summary>What is sent in lies in the data folder under our names only, whole or not at all.</summary>
public sealed class StoringFilesTests : IDisposable
{
    private static readonly CheckedFile Picture = CheckedFile.Of(SamplePictures.CleanPng(2, 2))!;

    private readonly string _folder = Directory.CreateTempSubdirectory("participation-files-").FullName;

    [Fact]
    public async Task Two_senders_of_one_picture_share_no_file_and_one_can_be_deleted()
    {
        var store = Store();
        var first = await store.SaveUnguessableAsync(Picture, CancellationToken.None);
        var second = await store.SaveUnguessableAsync(Picture, CancellationToken.None);

        Assert.Matches("^[0-9a-f]{40}[.]png$", first);
        Assert.NotEqual(first, second);
        store.Delete(first);
        Assert.Null(store.Find(first));
        Assert.Equal(Picture.Content, await File.ReadAllBytesAsync(store.Find(second)!));
    }

    [Fact]
    public async Task What_is_named_by_its_content_is_stored_once()
    {
        var store = Store();

        Assert.Equal(await store.SaveAsync(Picture, CancellationToken.None), await store.SaveAsync(Picture, CancellationToken.None));
        Assert.Single(Files());
    }

    [Fact]
    public async Task Only_what_is_ours_is_deleted_and_what_is_gone_does_not_matter()
    {
        var store = Store();
        var name = await store.SaveUnguessableAsync(Picture, CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(_folder, "files", "notes.png"), "not ours");
        await File.WriteAllTextAsync(Path.Combine(_folder, "participation.db"), "not ours");

        foreach (var other in new[] { null, "", "notes.png", "../participation.db", $"../files/{name}", name.ToUpperInvariant(), new string('a', 40) + ".png" }) store.Delete(other);
        Assert.NotNull(store.Find(name));
        store.Delete(name);
        store.Delete(name);

        Assert.Equal(["notes.png"], Files());
        Assert.True(File.Exists(Path.Combine(_folder, "participation.db")));
    }

    [Fact]
    public async Task A_sender_who_breaks_off_leaves_nothing_behind()
    {
        var store = Store();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.SaveUnguessableAsync(Picture, new CancellationToken(canceled: true)));

        Assert.Empty(Files());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<string?> Files() => Directory.EnumerateFiles(Directory.CreateDirectory(Path.Combine(_folder, "files")).FullName).Select(Path.GetFileName);

    private FileStore Store() => new(new DataFolder(Options.Create(new SiteOptions { DataDirectory = _folder })));
}
