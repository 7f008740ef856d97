using Hub.Bench.Import;

return args switch
{
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("import --areas N --database sqlite|postgres|CONNECTION");
    return 2;
}
