// Started by `dotnet ef` alone (bin/migration): it finds the contexts through the design-time factories of this assembly.
System.Environment.Exit(0);
