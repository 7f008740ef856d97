using Hub.Bench.Broadcast;
using Hub.Bench.Fanout;
using Hub.Bench.Herd;
using Hub.Bench.Import;
using Hub.Bench.Replay;

return args switch
{
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["replay", .. var rest] => await ReplayBench.RunAsync(rest),
    ["broadcast", .. var rest] => await BroadcastBench.RunAsync(rest),
    ["herd", .. var rest] => await HerdBench.RunAsync(rest),
    ["lanes", .. var rest] => await LanesBench.RunAsync(rest),
    ["fanout", .. var rest] => await FanoutBench.RunAsync(rest),
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
        faults [--seeds N] [--people N]
        replay --messages FILE --areas FILE [--count N] [--concurrency N] [--database sqlite|postgres|CONNECTION] [--redis [ADDRESS]]
        """);
    return 2;
}
