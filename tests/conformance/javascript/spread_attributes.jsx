function A(p, q) {
  return (
    <div>
      {/* ruleid: blank-without-rest */}
      <a target="_blank">1</a>
      {/* ruleid: blank-without-rest */}
      <a target={"_blank"} href={q}>2</a>
      {/* ruleid: spread */}
      <a target="_blank" {...p}>3</a>
      {/* ruleid: spread */}
      <a {...p} href="x" target="_blank">4</a>
      {/* ruleid: spread */}
      <a {...p}>5</a>
      {/* ruleid: spread */}
      <a href="x" {...q.r} />
      {/* ok: spread */}
      <a href="x">{p}</a>
    </div>
  );
}
