# ruleid: require-json, require-any
require 'json'
# ruleid: module-m-end
module Outer
  # ruleid: class-c-applicationcontroller-end, class-c-end, class-c-b-def-f-end
  class Foo < ApplicationController
    # ruleid: before-action-x-only, before-action-auth, x-4, auth
    before_action :auth, only: [:index, :show]
    # ruleid: attr-accessor-other, attr-accessor-x, x-4
    attr_accessor :name, :other
    # ruleid: x-y-3, limit, x-3
    LIMIT = 5
    # ruleid: def-f-end
    def index
      # ruleid: params-id, params-any, params-x, x-y-3, x-params-any, params-def-index-end, x-4
      x = params[:id]
      # ruleid: render-json-x, render-status-any
      render json: x, status: 200
      # ruleid: redirect-to-params, redirect-to-params-url, params-any, params-x, params-def-index-end, f-params-any, x-4
      redirect_to params[:url]
      # ruleid: redirect-to-params, redirect-to-params-url, params-any, params-x, params-def-index-end, f-params-any, x-4
      redirect_to(params[:url])
      # ruleid: params-any, params-x, user-where-x, user-where-any, params-def-index-end, f-params-any, x-4
      User.where("name = '#{params[:name]}'")
      # ruleid: params-any, params-x, user-where-any, params-def-index-end, x-4
      User.where("name = ?", params[:name])
      # ruleid: user-where-any, user-where-name-x, m-where-first, m-where-update, x-first
      User.where(name: x).first.update(a: 1)
      # ruleid: if-x-end, if-x-else-end, x-2
      if x == 1
        # ruleid: foo-x, foo-x-2, foo-x-any
        foo(x)
      # ruleid: if-x-end
      elsif x
        foo x, 2
      else
        bar
      end
      # ruleid: foo-x, foo-x-2, if-x-end, if-x-end-2, not-x, x
      foo(1) unless x
      # ruleid: foo-x, foo-x-2, if-x-end, if-x-end-2, not-x, x
      foo(2) if !x
      # ruleid: if-x-end, x-y-4
      bar if x && y
      # ruleid: begin-rescue-t-e-ensure-end
      begin
        # ruleid: foo-x, foo-x-2
        foo(3)
      rescue StandardError => e
        # ruleid: logger-error-x
        logger.error e
      ensure
        bar()
      end
      # ruleid: x-each-do-i-end, x-each-i
      x.each do |item|
        # ruleid: return-x, puts-any, puts-any-2, puts-x
        puts item
      end
      # ruleid: x-map-a, return-x
      x.map { |a| a + 1 }
      # ruleid: x-map-to-s, x-4
      x.map(&:to_s)
      # ruleid: a-x-any, b-x-any, x-y-3, x-4
      h = { a: 1, :b => 2, "c" => 3 }
      # ruleid: eval-any, eval-x, eval-x-2, f-metavariable-f-regex-system-exec
      eval(x)
      # ruleid: eval-any, eval-x, eval-x-2, f-metavariable-f-regex-system-exec
      eval x
      # ruleid: system-x-any, f-metavariable-f-regex-system-exec
      system("ls #{x}")
      # ruleid: system-any, f-metavariable-f-regex-system-exec
      system("ls")
      # ruleid: any, x-any
      `ls #{x}`
      # ruleid: x-y-3
      s = "plain"
      # ruleid: md-any, md-x, md-plain
      md5(s)
      # ruleid: md-any, md-x
      md5("lit")
      # ruleid: md-any, md-x
      md5 "lit"
      md5(unknown)
      # ruleid: digest-md-hexdigest-x, digest-alg-hexdigest
      Digest::MD5.hexdigest(x)
      # ruleid: openssl-cipher-new, c-new-any
      OpenSSL::Cipher.new("des")
      # ruleid: foo-bar-new, c-new-any, x-y-3
      z = Foo::Bar.new(x)
      # ruleid: x-y
      y ||= 5
      # ruleid: x-y-2
      x += 1
      # ruleid: x-y-3
      a, b = 1, 2
      # ruleid: x-y-3, inst-x
      @inst = x
      # ruleid: net-http-start-verify-mode-openssl, openssl-ssl-verify-none
      Net::HTTP.start(host, verify_mode: OpenSSL::SSL::VERIFY_NONE, use: true)
      # ruleid: x-y-3, openssl-ssl-verify-none, h-verify-mode-openssl-ssl-verify
      http.verify_mode = OpenSSL::SSL::VERIFY_NONE
      # ruleid: case-x-when-end
      case x
      when 1 then foo
      when "a", "b"
        bar
      else
        baz
      end
      # ruleid: while-x-end
      while x
        # ruleid: foo-x, foo-x-2
        foo(4)
      end
      # ruleid: for-i-in-l-do-end, puts-any, puts-any-2, puts-x
      for i in [1,2] do puts i end
      # ruleid: raise-e-any
      raise ArgumentError, "bad"
      # ruleid: raise-e-any, raise-any
      raise "bad"
      # ruleid: return-x
      return x
    end
    # ruleid: def-self-f-end, self
    def self.make(a, b = 2, *c, d: 4, &blk)
      # ruleid: yield-any
      yield a
      # ruleid: return-x
      a
    end
    private
    # ruleid: def-f-end, def-helper-end
    def helper
      # ruleid: render-text-x, render-text-x-2
      render :text => "hi"
      # ruleid: obj-send-any, x-4
      obj.send(:foo, x)
      # ruleid: obj-safe
      obj&.safe
      # ruleid: obj-attr
      obj.attr
      # ruleid: obj-attr, obj-attr-2, obj-attr-any
      obj.attr()
      # ruleid: params-any, params-x, user-update-attributes-params, f-params-any, x-4
      user.update_attributes(params[:u])
      # ruleid: x-y-3, return-x
      l = ->(q) { q }
      # ruleid: x-y-3, return-x, lambda-x-any
      l2 = lambda { |q| q }
      # ruleid: x-y-3, a-b-c
      t = x ? 1 : 2
      # ruleid: x-any-2, abc
      x =~ /abc/i
      # ruleid: return-x, file-open-x, file-open-f
      File.open(x, "r") { |f| f.read }
      # ruleid: file-open-x, file-open-f, file-open-x-do-f-end
      File.open(x) do |f|
        # ruleid: return-x
        f.read
      end
      # ruleid: validates-name-presence-true, validates-x-any, x-4
      validates :name, presence: true, format: { with: /^a$/ }
      # ruleid: x-y-3
      n = 1024
      # ruleid: c-new-any, rsa-new-n-metavariable-n-comparison, rsa-new-n
      RSA.new(n)
      # ruleid: c-new-any, rsa-new-n
      RSA.new(4096)
      # ruleid: x-any-3
      "a" + "b" + x
      # ruleid: x-y-3, x-any-3, q-x-exec-q
      q = "SELECT " + x
      # ruleid: f-metavariable-f-regex-system-exec
      exec(q)
      # ruleid: skip-before-action-verify, skip-before-action-raise-false, x-4
      skip_before_action :verify, raise: false
      # ruleid: x-foo, x-baz-any, x-foo-baz
      x.foo.bar.baz(1)
      # ruleid: puts-any, puts-any-2, puts-x
      puts(<<~SQL)
        select #{x}
      SQL
      # ruleid: model-find-by-name-x
      Model.find_by(id: 1, name: "x")
      # ruleid: x-y-3, cookies-k-secure-false, cookies-a-x, x-4
      cookies[:a] = { value: 1, secure: false }
      # ruleid: not-x, x
      not x
      # ruleid: return-x
      x
    end
  end
end
# ruleid: foo-x, foo-x-2, foo
foo(9)
# ruleid: def-f-end, def-f-a-end, def-top-foo-end
def top(a)
  # ruleid: foo-x, foo-x-2, return-x, x-def-f-x-n-nend
  foo(a)
end
