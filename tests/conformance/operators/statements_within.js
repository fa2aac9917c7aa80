// ruleid: run-as-statement
export default run(1);
