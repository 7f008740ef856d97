using Hub.Bench.Import;
using Hub.Bench.Replay;

return args switch
{
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["replay", .. var rest] => await ReplayBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        import --areas N --database sqlite|postgres|CONNECTION
        replay --messages FILE --areas FILE [--count N] [--concurrency N] [--database sqlite|postgres|CONNECTION] [--redis [ADDRESS]]
        """);
    return 2;
}
