package org.firstline.installer.bench;

import java.nio.file.Path;

/** The command line of the benches. */
public final class Bench {
    private Bench() {}

    /** @param args the tree to start, the bench's name, and what that bench takes */
    public static void main(String[] args) {
        try {
            run(args);
            Scratch.clear();
        } catch (Exception e) {
            e.printStackTrace();
            Scratch.keep("the bench failed");
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(String[] args) throws Exception {
        Path tree = Path.of(args[0]);
        switch (args.length < 2 ? "" : args[1]) {
            case "calls" -> CallsBench.run(tree, args.length > 2 ? Integer.parseInt(args[2]) : 150);
            case "audio" -> AudioBench.run(tree);
            case "storm" -> StormBench.run(tree, args.length > 2 ? Integer.parseInt(args[2]) : 400);
            case "crash" -> CrashBench.run(tree, args.length > 2 ? Integer.parseInt(args[2]) : 20);
            case "sms" -> SmsBench.run(tree);
            case "start" -> StartBench.run(tree);
            case "routing" -> RoutingBench.run();
            case "outage" -> OutageBench.run(tree);
            case "status" -> StatusBench.run(tree, args.length > 2 ? Integer.parseInt(args[2]) : 1000);
            case "board" -> BoardBench.run(tree);
            default -> {
                System.err.println(
                        "usage: ./firstline bench calls [CALLS_A_SECOND] | audio | storm [CALLS_A_SECOND] | crash"
                                + " [KILLS] | sms | start | routing | outage | status [REQUESTS_A_SECOND] | board");
                System.exit(2);
            }
        }
    }
}
