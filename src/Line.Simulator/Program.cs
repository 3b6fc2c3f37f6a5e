namespace Line.Simulator;

public static class Program
{
    public static void Main(string[] args)
    {
        var builder = SimulatorHost.CreateBuilder(args);
        var options = new SimulatorOptions { Url = "http://127.0.0.1:5081", WebhookUrl = "http://127.0.0.1:5080/line/webhook", DemoVillagers = true };
        builder.Configuration.GetSection("Simulator").Bind(options);

        var app = SimulatorHost.Build(builder, options);
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine($"LINE simulator: phone page {options.Url}, webhooks to {options.WebhookUrl}"));
        app.Run();
    }
}
