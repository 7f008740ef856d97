System.Console.WriteLine("Start-up project of dotnet-ef; see docs/architecture.md, 'A change of the model'.");
