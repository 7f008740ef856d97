using Hub.Bench.Broadcast;
using Hub.Bench.Fanout;
using Hub.Bench.Herd;
using Hub.Bench.Import;
using Hub.Bench.Month;
using Hub.Bench.Replay;
using Hub.Bench.Year;

return args switch
{
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["replay", .. var rest] => await ReplayBench.RunAsync(rest),
    ["broadcast", .. var rest] => await BroadcastBench.RunAsync(rest),
    ["herd", .. var rest] => await HerdBench.RunAsync(rest),
    ["lanes", .. var rest] => await LanesBench.RunAsync(rest),
    ["fanout", .. var rest] => await FanoutBench.RunAsync(rest),
    ["month", .. var rest] => await MonthBench.RunAsync(rest),
    ["year", .. var rest] => await YearBench.RunAsync(rest),
    ["faults", .. var rest] => await FaultsBench.RunAsync(rest),
    ["sink", var port] => await Sink.RunAsync(port),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        import --areas N --database sqlite|postgres|CONNECTION
        broadcast [--people N] [--peers N] [--database postgres|CONNECTION] [--redis]
        herd [--compounds N] [--database postgres|CONNECTION]
        lanes [--people N] [--alerts N] [--database postgres|CONNECTION] [--redis]
        fanout [--pages N] --database postgres|CONNECTION --redis
        month [--people N] [--requests N] [--seed N] [--database sqlite|postgres|CONNECTION]
        year [--communities N] [--database sqlite|postgres|CONNECTION]
        faults [--seeds N] [--people N]
        replay --messages FILE --areas FILE [--count N] [--concurrency N] [--database sqlite|postgres|CONNECTION] [--redis [ADDRESS]]
        """);
    return 2;
}
