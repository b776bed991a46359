import ArgumentParser

@main struct Levee: ParsableCommand {
}
