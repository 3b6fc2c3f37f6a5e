using System.Diagnostics;
using System.Text.Json;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>Two processes of the service on one PostgreSQL database, and many who press at once in both.</summary>
public sealed class StressOffice : IAsyncDisposable
{
    private const int Processes = 2;

    private readonly TestDatabase _database;
    private readonly string _folder;
    private readonly Service _service;
    private readonly ModelTown _town;
    private readonly DateTimeOffset _began = TimeProvider.System.GetUtcNow();
    private readonly DateOnly _today;

    private StressOffice(TestDatabase database, string folder, Service service, ModelTown town) => (_database, _folder, _service, _town, _today) = (database, folder, service, town, ThaiCalendar.Day(service.Clock.Now()));

    public static async Task<StressOffice> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("participation-stress-").FullName;
        var database = await TestDatabase.CreateAsync(Database.Postgres, folder);
        var service = await StressHost.StartAsync(database.ConnectionString, folder, new RunningClock(FakeClock.FridayMorning().GetUtcNow(), speed: 0));
        var town = await ModelTown.BuildAsync(service);
        await town.SetRulesAsync(service, [new ModelRules { SecondsBetweenCalls = 2 }, new ModelRules { OrdinaryPerPriority = 1, SecondsBetweenCalls = 0, CallsBeforeMissed = 1 }]);
        return new StressOffice(database, folder, service, town);
    }

    /// <summary>A morning and its midnight in both processes at once.</summary>
    public async Task<IReadOnlyList<StressReport>> RunAsync(int seed, int steps)
    {
        var accounts = Enumerable.Range(0, Plan.Counters).Select(_ => Guid.CreateVersion7()).ToList();
        var processes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(i =>
            OtherProcess.StartAsync(TaskFile(i), new StressTask(_database.ConnectionString, _folder, _began, _town.Queues, _town.Points, _town.Kinds, accounts, seed + (1000 * i), steps / Processes))));
        try
        {
            foreach (var until in (string?[])[StressHost.Ready, StressHost.Done, null])
            {
                await Task.WhenAll(processes.Select(p => p.HearAsync(until)));
                foreach (var process in processes) process.GoOn();
            }
            return [.. Enumerable.Range(0, Processes).Select(i => JsonSerializer.Deserialize<StressReport>(File.ReadAllText(TaskFile(i) + ".report"))!)];
        }
        finally
        {
            foreach (var process in processes) process.Dispose();
        }
    }

    /// <summary>Everything the database holds of the day.</summary>
    public Task<RecordedDay> ReadDayAsync() => _service.ReadAsync(db => RecordedDay.ReadAsync(db, _town.Queues, _today, CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string TaskFile(int process) => Path.Combine(_folder, $"stress-{process}.json");

    /// <summary>This test assembly, run as a program.</summary>
    private sealed class OtherProcess : IDisposable
    {
        private readonly Process _process;
        private readonly List<string> _said = [];

        private readonly Task<string> _complaints;

        private OtherProcess(Process process) => (_process, _complaints) = (process, process.StandardError.ReadToEndAsync());

        public static async Task<OtherProcess> StartAsync(string taskFile, StressTask task)
        {
            await File.WriteAllTextAsync(taskFile, JsonSerializer.Serialize(task));
            var start = new ProcessStartInfo("dotnet", [typeof(StressOffice).Assembly.Location, StressProgram.Verb, taskFile]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            return new OtherProcess(Process.Start(start)!);
        }

        /// <summary>Reads on until the line; until the end, where there is none to wait for.</summary>
        public async Task HearAsync(string? until)
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line == until) return;
                _said.Add(line);
            }
            await _process.WaitForExitAsync();
            if (until is not null || _process.ExitCode != 0) throw new InvalidOperationException($"The process ended early, with {_process.ExitCode}:\n{string.Join('\n', _said.TakeLast(40))}\n{await _complaints}");
        }

        public void GoOn()
        {
            if (!_process.HasExited) _process.StandardInput.WriteLine();
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill();
            _process.Dispose();
        }
    }
}
